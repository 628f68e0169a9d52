import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";

/** What a process of the bench answers about where its time goes. */
export type ProfilerCalls = typeof profilerCalls;

const session = new Session();

export const profilerCalls = {
  startProfile: async (): Promise<void> => {
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.start");
  },
  /** Writes what was seen since, to be opened in a browser's developer tools. */
  stopProfile: async (path: string): Promise<void> => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    writeFileSync(path, JSON.stringify(profile));
  },
};
