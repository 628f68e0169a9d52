import type { Info } from "../api/shapes.ts";
import { command } from "../command.ts";
import { text } from "../flag.ts";
import { render } from "../template/render.ts";
import { humanBytes } from "../text/size.ts";

/** skein info. */
export const info = command({
  usage: "info [OPTIONS]",
  summary: "Show this node's state",
  about: "Shows the node that answers: its engine, and its place in the swarm.",
  examples: [
    ["skein info", "for people"],
    ["skein info --format '{{.Swarm.LocalNodeState}}'", "one field: active, inactive, pending, locked or error"],
  ],
  next: "skein node ls on a manager shows all nodes",
  flags: { format: text("json, or a Go template such as '{{.Swarm.NodeID}}'", "f") },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const found = await api.get<Info>("/info");
    if (values.format !== undefined) {
      terminal.print(`${render(values.format === "json" ? "{{json .}}" : values.format, found)}\n`);
      return 0;
    }
    terminal.print(`${infoText(found)}\n`);
    for (const warning of found.Warnings ?? []) terminal.warn(`${warning}\n`);
    return 0;
  },
});

/** The node's state as lines for people. */
export function infoText(info: Info): string {
  const { Swarm: swarm } = info;
  const isMember = swarm.LocalNodeState !== "inactive";
  const remotes = (swarm.RemoteManagers ?? []).map(({ Addr }) => Addr).toSorted();
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    ["Server Version:", info.ServerVersion],
    ["Name:", info.Name],
    ["Containers:", info.Containers],
    [" Running:", info.ContainersRunning],
    ["Images:", info.Images],
    ["Swarm:", swarm.LocalNodeState],
    [" NodeID:", swarm.NodeID],
    [" Error:", swarm.Error],
    [" Is Manager:", isMember ? String(swarm.ControlAvailable) : undefined],
    [" ClusterID:", swarm.Cluster?.ID],
    [" Managers:", swarm.ControlAvailable ? swarm.Managers : undefined],
    [" Nodes:", swarm.ControlAvailable ? swarm.Nodes : undefined],
    [" Node Address:", swarm.NodeAddr],
    [" Manager Addresses:", isMember ? remotes.join(" ") : undefined],
    ["Operating System:", info.OperatingSystem],
    ["Kernel Version:", info.KernelVersion],
    ["Architecture:", info.Architecture],
    ["CPUs:", info.NCPU],
    ["Total Memory:", info.MemTotal === undefined ? undefined : humanBytes(info.MemTotal)],
  ];
  const shown = lines.filter(([, value]) => value !== undefined && value !== "");
  return shown.map(([title, value]) => ` ${title} ${value}`).join("\n");
}
