import { type Api, ApiFailure } from "../api/client.ts";
import type { Stored, StoredSpec } from "../api/shapes.ts";
import type { Context } from "../command.ts";

/** Creates a stack's secret or config, or updates its labels; changed content under an old name is the daemon's to refuse. */
export async function storeFile(
  { api, terminal }: Context,
  kind: "secret" | "config",
  spec: StoredSpec,
): Promise<void> {
  const before = await existing(api, kind, spec.Name);
  if (before === undefined) {
    terminal.print(`Creating ${kind} ${spec.Name}\n`);
    await api.post(`/${kind}s/create`, { body: spec });
    return;
  }
  const query = { version: String(before.Version.Index) };
  try {
    await api.post(`/${kind}s/${before.ID}/update`, { query, body: spec });
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    const hint = `a ${kind}'s content never changes: give the new one another name (name: ${spec.Name}_2)`;
    throw error.status === 400
      ? new ApiFailure(400, `failed to update ${kind} ${spec.Name}: ${error.reason}; ${hint}`)
      : error;
  }
}

async function existing(api: Api, kind: "secret" | "config", name: string): Promise<Stored | undefined> {
  try {
    return await api.get<Stored>(`/${kind}s/${encodeURIComponent(name)}`);
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return undefined;
    throw error;
  }
}
