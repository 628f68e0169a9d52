import type { EngineAttachment, EngineNetwork } from "../../model/dataplane.ts";
import type { ContainerStatus } from "../container.ts";
import { droppedReason, unsupportedReason } from "./api-needs.ts";
import { createBody, endpointSettings } from "./create-body.ts";
import { awayError, DockerHttp } from "./docker-http.ts";
import { ensureDockerNetwork, removeDockerNetwork } from "./docker-network.ts";
import {
  type CreateAnswer,
  containerEvent,
  containerListing,
  containerStatus,
  type EventAnswer,
  engineInfo,
  type InfoAnswer,
  type InspectAnswer,
  type ListAnswer,
  type NetworkAnswer,
} from "./docker-shapes.ts";
import {
  type ContainerEvent,
  type ContainerListing,
  type Engine,
  EngineError,
  type EngineFailure,
  type EngineInfo,
  isEngineError,
  type LogLine,
  type LogRequest,
  type NetworkListing,
} from "./engine.ts";
import { pullQuery } from "./image-reference.ts";
import { jsonLines } from "./json-lines.ts";
import { LogFrames } from "./log-frames.ts";
import type { ContainerPlan } from "./plan.ts";

/** The Docker Engine behind a unix socket, from 20.10 on. Casts in here: the answers are the Docker API's, read as docker-shapes.ts says. */
export class DockerEngine implements Engine {
  readonly #http: DockerHttp;

  constructor(socketPath: string) {
    this.#http = new DockerHttp(socketPath);
  }

  async info(): Promise<EngineInfo> {
    return engineInfo((await this.#http.call({ path: "/info" })) as InfoAnswer);
  }

  async hasImage(image: string): Promise<boolean> {
    const found = await unless("absent", this.#http.call({ path: `/images/${image}/json` }));
    return found !== undefined;
  }

  async pull(image: string, registryAuth: string | undefined, signal: AbortSignal): Promise<void> {
    const response = await this.#http.open({
      ...{ method: "POST", path: "/images/create", query: pullQuery(image), signal },
      ...(registryAuth !== undefined && { headers: { "X-Registry-Auth": registryAuth } }),
    });
    // The engine tells of trouble in the body of a success.
    for await (const line of jsonLines(response)) {
      const { error } = line as { readonly error?: string };
      if (error !== undefined) throw new EngineError("refused", error);
    }
  }

  async create(plan: ContainerPlan): Promise<string> {
    const reason = unsupportedReason(plan.spec, await this.#http.minorVersion());
    if (reason !== undefined) throw new EngineError("refused", reason);
    const call = {
      method: "POST",
      path: "/containers/create",
      query: { name: plan.name },
      body: createBody(plan),
    } as const;
    const made = (await this.#http.call(call)) as CreateAnswer;
    const dropped = droppedReason(plan.spec, made.Warnings ?? []);
    if (dropped === undefined) return made.Id;
    await this.remove(made.Id);
    throw new EngineError("refused", dropped);
  }

  async connect(containerId: string, leg: EngineAttachment): Promise<void> {
    const body = { Container: containerId, EndpointConfig: endpointSettings(leg) };
    await this.#http.call({ method: "POST", path: `/networks/${leg.network.name}/connect`, body });
  }

  async start(containerId: string): Promise<void> {
    await this.#http.call({ method: "POST", path: `/containers/${containerId}/start` });
  }

  async signal(containerId: string, signal: string): Promise<void> {
    const call = this.#http.call({ method: "POST", path: `/containers/${containerId}/kill`, query: { signal } });
    // 409: it does not run any more, which was the purpose.
    await unless("absent", unless("conflict", call));
  }

  async remove(containerId: string): Promise<void> {
    const query = { v: "1", force: "1" };
    await unless("absent", this.#http.call({ method: "DELETE", path: `/containers/${containerId}`, query }));
  }

  async inspect(containerIdOrName: string): Promise<ContainerStatus | undefined> {
    const answer = await unless("absent", this.#http.call({ path: `/containers/${containerIdOrName}/json` }));
    return answer === undefined ? undefined : containerStatus(answer as InspectAnswer);
  }

  async list(label: string): Promise<readonly ContainerListing[]> {
    const query = { all: "1", filters: JSON.stringify({ label: [label] }) };
    const answer = (await this.#http.call({ path: "/containers/json", query })) as readonly ListAnswer[];
    return answer.map(containerListing);
  }

  async events(label: string, signal: AbortSignal): Promise<AsyncIterable<ContainerEvent>> {
    const event = ["start", "die", "destroy", "health_status"];
    const query = { filters: JSON.stringify({ type: ["container"], event, label: [label] }) };
    // Whoever subscribes anew may have met a new engine.
    this.#http.forgetVersion();
    // The engine sends the head at once, and has subscribed by then: what happens after it is not missed.
    return eventsOf(await this.#http.open({ path: "/events", query, signal, endless: true }));
  }

  async *logs(containerId: string, request: LogRequest, signal: AbortSignal): AsyncIterable<LogLine> {
    const status = await this.inspect(containerId);
    if (status === undefined) throw new EngineError("absent", `No such container: ${containerId}`);
    const { follow, stdout, stderr, tail, since } = request;
    const query = {
      ...{ follow: `${follow}`, stdout: `${stdout}`, stderr: `${stderr}`, timestamps: "1", tail: tail || "all" },
      ...(since !== "" && { since }),
    };
    const response = await this.#http.open({ path: `/containers/${containerId}/logs`, query, signal, endless: true });
    const frames = new LogFrames(status.tty);
    try {
      for await (const chunk of response) yield* frames.push(chunk as Buffer);
    } catch (error) {
      throw awayError(error);
    }
  }

  async networks(label: string): Promise<readonly NetworkListing[]> {
    const query = { filters: JSON.stringify({ label: [label] }) };
    const answer = (await this.#http.call({ path: "/networks", query })) as readonly NetworkAnswer[];
    return answer.map(({ Name, Labels }) => ({ name: Name, labels: Labels ?? {} }));
  }

  ensureNetwork(network: EngineNetwork, ownerLabel: string): Promise<void> {
    return ensureDockerNetwork(this.#http, network, ownerLabel);
  }

  removeNetwork(name: string): Promise<void> {
    return removeDockerNetwork(this.#http, name);
  }

  close(): void {
    this.#http.close();
  }
}

async function* eventsOf(response: AsyncIterable<Buffer>): AsyncIterable<ContainerEvent> {
  for await (const line of jsonLines(response)) {
    const event = containerEvent(line as EventAnswer);
    if (event !== undefined) yield event;
  }
  throw new EngineError("away", "the engine ended its event stream");
}

/** Undefined where the engine says so. */
async function unless(kind: EngineFailure, answer: Promise<unknown>): Promise<unknown> {
  try {
    return (await answer) ?? true;
  } catch (error) {
    if (isEngineError(error, kind)) return undefined;
    throw error;
  }
}
