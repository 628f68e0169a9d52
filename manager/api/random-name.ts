import type { Chance } from "../../base/clock.ts";

const adjectives =
  "bold brave bright calm clever daring eager gentle happy keen kind lively lucid merry noble proud quick steady wise";
const surnames =
  "ampere bell bohr curie darwin euler faraday galileo hopper kepler lamport liskov newton noether pascal turing";

/** A name for a service whose user gave none: adjective_surname. */
export function randomName(chance: Chance): string {
  const pick = (words: string): string => {
    const choices = words.split(" ");
    return choices[Math.floor(chance.fraction() * choices.length)] ?? "";
  };
  const suffix = Math.floor(chance.fraction() * 1_000);
  return `${pick(adjectives)}_${pick(surnames)}${suffix}`;
}
