import { awayError } from "./docker-http.ts";

/** The values of a stream of JSON lines, as they come. Throws EngineError "away" when it breaks. */
export async function* jsonLines(stream: AsyncIterable<unknown>): AsyncIterable<unknown> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of stream) {
      rest += decoder.decode(chunk as Buffer, { stream: true }); // No encoding is set: chunks are buffers.
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") yield JSON.parse(line);
    }
    if (rest.trim() !== "") yield JSON.parse(rest);
  } catch (error) {
    throw awayError(error);
  }
}
