import { request } from "node:http";
import { driverName } from "../container-networking.ts";

interface EngineNetworkRow {
  readonly Id: string;
  readonly Containers?: Readonly<Record<string, unknown>>;
}

/**
 * Removes all networks of driver skein from the engine behind that socket; containers still on one are taken off it.
 */
export async function removeEngineNetworks(socketPath: string): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ driver: [driverName] }));
  const listed = await call(socketPath, "GET", `/v1.41/networks?filters=${filters}`);
  const rows = JSON.parse(listed) as readonly EngineNetworkRow[]; // The Engine API's shape.
  for (const { Id } of rows) {
    const answer = await call(socketPath, "GET", `/v1.41/networks/${Id}`);
    const inspected = JSON.parse(answer) as EngineNetworkRow; // As above.
    for (const Container of Object.keys(inspected.Containers ?? {})) {
      await call(socketPath, "POST", `/v1.41/networks/${Id}/disconnect`, { Container, Force: true });
    }
    await call(socketPath, "DELETE", `/v1.41/networks/${Id}`);
  }
}

function call(socketPath: string, method: string, path: string, body?: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const signal = AbortSignal.timeout(20_000);
    const sent = request({ socketPath, method, path, headers, signal, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () => {
        // 404: somebody else removed it.
        if ((response.statusCode ?? 500) < 300 || response.statusCode === 404) resolve(text);
        else reject(new Error(`${method} ${path}: ${response.statusCode}: ${text.trim()}`));
      });
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
