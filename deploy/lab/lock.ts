import { createServer } from "node:net";

/** Does `work` while nobody else on this machine does work under the same name; rejects at once if somebody does. */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const server = createServer();
  // An abstract socket: the kernel frees the name when its holder dies, however it dies.
  await new Promise<void>((resolve, reject) => {
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`another command is changing ${name} just now`) : error);
    });
    server.listen({ path: `\0skein-lab/${name}` }, resolve);
  });
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
