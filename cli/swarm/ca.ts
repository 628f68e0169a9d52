import type { Swarm } from "../api/shapes.ts";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";

/** skein swarm ca: prints only; rotation is not built yet. */
export const ca = command({
  usage: "swarm ca",
  summary: "Show the swarm's root certificate",
  about: "Prints the root certificate that all nodes trust, in PEM form.",
  examples: [
    ["skein swarm ca > swarm-root.pem", "keep it in a file"],
    ["skein swarm ca | openssl x509 -noout -fingerprint -sha256", "its fingerprint"],
  ],
  flags: {},
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }) => {
    const { TLSInfo } = await api.get<Swarm>("/swarm");
    if (TLSInfo?.TrustRoot === undefined) throw new CliFailure("No CA information available");
    terminal.print(`${TLSInfo.TrustRoot.trimEnd()}\n`);
    return 0;
  },
});
