import { chmod, lstat, mkdir, unlink } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect } from "node:net";
import { dirname } from "node:path";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import { SkeinError } from "../../base/error.ts";
import { limits } from "../../base/limit.ts";
import type { ApiLog } from "./api-log.ts";
import { checkVersion, splitUrl, splitVersion } from "./api-version.ts";
import type { Answer, Call } from "./call.ts";
import { type Engine, endToEnd } from "./engine.ts";
import { failureAnswer, pageNotFound } from "./failure.ts";
import { createMatcher } from "./match-route.ts";
import { createPassThrough, type PassThrough } from "./pass-through.ts";
import { writeAnswer } from "./write-answer.ts";

interface EdgeOptions {
  readonly serve: (call: Call) => Promise<Answer>;
  readonly engine: Engine;
  readonly log: ApiLog;
  readonly routes: readonly RoutePattern[];
}
interface RoutePattern {
  readonly method: string;
  readonly path: string;
}

export interface Edge {
  readonly app: FastifyInstance;
  listen(socketPath: string): Promise<void>;
  close(): Promise<void>;
}

/** The HTTP side: fastify for our routes, the engine for all others, decided before a body is read. */
export function createEdge(options: EdgeOptions): Edge {
  const { routes, engine, log } = options;
  const passThrough = createPassThrough(engine, log);
  const matchRoute = createMatcher(routes);
  const isOurs = (request: IncomingMessage): boolean => {
    const { path } = splitVersion(splitUrl(request.url ?? "/").path);
    return isOwnNoun(path) || matchRoute(request.method ?? "GET", path) !== undefined;
  };
  const server = createHttpServer(isOurs, passThrough);
  const app = fastify({
    serverFactory: (handler) =>
      server.on("request", (request, response) => {
        if (isOurs(request)) handler(request, response);
        else passThrough.pass(request, response);
      }),
    rewriteUrl: (request) => rewritten(request.url ?? "/"),
    exposeHeadRoutes: false,
    bodyLimit: limits.requestBytesMax,
    routerOptions: { maxParamLength: 1_024 },
    forceCloseConnections: true,
  });
  registerRoutes(app, options);
  return {
    app,
    listen: (socketPath) => listen(app, server, socketPath),
    async close() {
      passThrough.close();
      // Fastify does not know that the server listens: it was not fastify that made it listen.
      const closed = server.listening && new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await app.close();
    },
  };
}

function createHttpServer(isOurs: (request: IncomingMessage) => boolean, passThrough: PassThrough): Server {
  const server = createServer({
    // Uploads of images take as long as they take.
    requestTimeout: 0,
    keepAliveTimeout: 75_000,
    maxHeaderSize: 64 * 1024,
    requireHostHeader: false,
    shouldUpgradeCallback: (request) => !isOurs(request),
  });
  return server.on("upgrade", (request, socket, head) => passThrough.upgrade(request, socket, head));
}

function registerRoutes(app: FastifyInstance, { routes, serve, log }: EdgeOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const gone = new AbortController();
    const abort = (): void => gone.abort(clientGone);
    reply.raw.once("close", abort);
    const answer = await answerOf(request, gone.signal, serve).catch((error: unknown) => failureAnswer(error, log));
    // A whole answer: nothing works on it any more that would have to hear of the client's going.
    if (answer.body instanceof Uint8Array) reply.raw.removeListener("close", abort);
    write(request, reply, answer);
  };
  const patterns = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  for (const { method, path } of patterns.values()) app.route({ method, url: path, handler });
  app.setNotFoundHandler((request, reply) => write(request, reply, pageNotFound));
  app.setErrorHandler((error, request, reply) =>
    write(request, reply, failureAnswer(inDockersWords(error, request), log)),
  );
}

/** One for all: it may be said often, and a new one would cost a stack trace each. */
const clientGone = new DOMException("This operation was aborted", "AbortError");

async function answerOf(request: FastifyRequest, signal: AbortSignal, serve: EdgeOptions["serve"]): Promise<Answer> {
  const { path, query } = splitUrl(request.originalUrl);
  const version = splitVersion(path);
  checkVersion(version);
  return serve({
    method: request.method,
    url: request.originalUrl,
    path: version.path,
    params: {},
    query: new URLSearchParams(query),
    headers: endToEnd(request.headers),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    minor: version.minor,
    signal,
  });
}

function write(request: FastifyRequest, reply: FastifyReply, answer: Answer): void {
  reply.hijack();
  if (!reply.raw.destroyed) writeAnswer(reply.raw, answer, request.method);
}

function inDockersWords(error: unknown, request: FastifyRequest): unknown {
  const isMediaType = error instanceof Error && "code" in error && error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE";
  if (!isMediaType) return error;
  const type = request.headers["content-type"] ?? "";
  const reason = `unsupported Content-Type header (${type}): must be 'application/json'`;
  return new SkeinError("BAD_REQUEST", { reason });
}

/** The nouns of swarm mode are ours even where a path is wrong: the engine's own swarm mode must never be reached. */
function isOwnNoun(path: string): boolean {
  return /^\/(?:swarm|nodes|services|tasks|secrets|configs|skein)(?:\/|$)/.test(path);
}

function rewritten(url: string): string {
  const { path } = splitUrl(url);
  return splitVersion(path).path + url.slice(path.length);
}

async function listen(app: FastifyInstance, server: Server, socketPath: string): Promise<void> {
  await app.ready();
  await mkdir(dirname(socketPath), { recursive: true });
  await removeStale(socketPath);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    const before = process.umask(0o117); // Bound with its final mode: no moment in which everybody may connect.
    server.listen(socketPath, () => {
      server.removeListener("error", reject);
      resolve();
    });
    process.umask(before);
  });
  await chmod(socketPath, 0o660);
}

/**
 * Removes a socket file that a dead process left; throws when somebody still listens on it, or when it is no
 * socket.
 */
async function removeStale(socketPath: string): Promise<void> {
  const found = await lstat(socketPath).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return;
  if (!found.isSocket())
    throw new SkeinError("UNAVAILABLE", { reason: `${socketPath} is in the way: it is not a socket` });
  const isServed = await new Promise<boolean>((resolve) => {
    const probe = connect(socketPath);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "ECONNREFUSED"));
  });
  if (isServed) throw new SkeinError("UNAVAILABLE", { reason: `another process listens on ${socketPath}` });
  await unlink(socketPath);
}
