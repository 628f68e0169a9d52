/** A failure the user can act on: the text goes to stderr as it is, the process exits with `exitCode`. */
export class CliFailure extends Error {
  override readonly name = "CliFailure";
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
