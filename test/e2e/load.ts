import { request } from "node:http";

/*
 * A visitor: asks each URL in turn, a new connection every time, until its input ends. Prints an empty line for each answer,
 * and in the end one JSON line.
 * Runs inside the client host. Usage: node load.ts PAUSE_MS TIMEOUT_MS URL…
 */

const [pauseMs = "10", timeoutMs = "2000", ...urls] = process.argv.slice(2);
const failures: { readonly at: number; readonly url: string; readonly error: string }[] = [];
const clients = new Set<string>();
let answered = 0;
let uncounted = 0;
let lastAnswerAt = 0;
let stopping = false;
process.stdin.on("end", () => {
  stopping = true;
});
process.stdin.resume();

for (let turn = 0; !stopping; turn += 1) {
  const url = urls[turn % urls.length] ?? "";
  try {
    const body = await get(url);
    answered += 1;
    console.log("");
    if (!/^count: \d+$/m.test(body)) uncounted += 1;
    lastAnswerAt = Date.now();
    const client = /^client: (.+)$/m.exec(body)?.[1];
    if (client !== undefined) clients.add(client);
  } catch (error) {
    failures.push({ at: Date.now(), url, error: error instanceof Error ? error.message : String(error) });
  }
  await new Promise((resolve) => setTimeout(resolve, Number(pauseMs)));
}
console.log(JSON.stringify({ answered, uncounted, failures, lastAnswerAt, clients: [...clients] }));
process.exit(0);

function get(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(url, { agent: false, signal: AbortSignal.timeout(Number(timeoutMs)) }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        body += text;
      });
      response.on("error", reject);
      response.on("end", () =>
        response.statusCode === 200 ? resolve(body) : reject(new Error(`HTTP ${response.statusCode}`)),
      );
    });
    call.on("error", reject);
    call.end();
  });
}
