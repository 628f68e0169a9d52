/** The scenario itself cannot be played: a mistake in the file, not a difference in what the members do. */
export class ScenarioError extends Error {}

/** What a command answers instead of doing its work; it is printed and compared like any output. */
export class CommandError extends Error {}
