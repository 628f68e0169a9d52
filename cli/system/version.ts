import { ApiFailure } from "../api/client.ts";
import { clientVersion } from "../client-version.ts";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { text } from "../flag.ts";
import { render } from "../template/render.ts";

interface ServerVersion {
  readonly Version: string;
  readonly ApiVersion: string;
  readonly MinAPIVersion?: string;
  readonly Os?: string;
  readonly Arch?: string;
  readonly GitCommit?: string;
  readonly Platform?: { readonly Name?: string };
}

/** skein version: what runs here and what answers. */
export const version = command({
  usage: "version [OPTIONS]",
  summary: "Show versions of client and daemon",
  about: "Shows the version of this program, and of the daemon it talks to if that answers.",
  examples: [
    ["skein version", "both versions"],
    ["skein version --format '{{.Server.Version}}'", "one field"],
  ],
  flags: { format: text("Format with a Go template, or json", "f") },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const client = { Version: clientVersion, ApiVersion: "1.50", Os: process.platform, Arch: process.arch };
    const { server, failure } = await ask(() => api.get<ServerVersion>("/version"));
    const both = { Client: client, Server: server };
    if (values.format !== undefined) {
      const template = values.format === "json" ? "{{json .}}" : values.format;
      terminal.print(`${render(template, both)}\n`);
    } else terminal.print(pretty(client, server));
    if (failure !== undefined) terminal.warn(`${failure.message}\n`);
    return failure === undefined ? 0 : 1;
  },
});

async function ask(question: () => Promise<ServerVersion>) {
  try {
    return { server: await question() };
  } catch (error) {
    if (!(error instanceof CliFailure) && !(error instanceof ApiFailure)) throw error;
    return { failure: error };
  }
}

function pretty(client: { readonly Version: string; readonly ApiVersion: string }, server: ServerVersion | undefined) {
  const own = `Client: Skein\n Version:           ${client.Version}\n API version:       ${client.ApiVersion}\n`;
  if (server === undefined) return own;
  const name = server.Platform?.Name ?? "Engine";
  const range = server.MinAPIVersion === undefined ? "" : ` (minimum version ${server.MinAPIVersion})`;
  return (
    `${own}\nServer: ${name}\n Version:           ${server.Version}\n API version:       ${server.ApiVersion}${range}\n` +
    ` OS/Arch:           ${server.Os ?? "?"}/${server.Arch ?? "?"}\n`
  );
}
