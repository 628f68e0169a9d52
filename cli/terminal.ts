/** Where a command's words go. `print` and `warn` take whole texts; they end lines themselves. */
export interface Terminal {
  readonly isInteractive: boolean;
  readonly width: number;
  readonly height: number;
  print(text: string): void;
  warn(text: string): void;
}

/** The process's own terminal. A reader that went away (`| head`) ends the process quietly, as for any Unix tool. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
  }
  return {
    isInteractive: process.stdout.isTTY === true,
    width: process.stdout.columns ?? 120,
    height: process.stdout.rows ?? 40,
    print: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
  };
}
