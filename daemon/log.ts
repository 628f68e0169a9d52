import { messageOf } from "../base/error.ts";

export const logLevels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];
type Fields = Readonly<Record<string, unknown>>;

/** Structured logs: one JSON object a line. */
export interface Logger {
  write(level: LogLevel, message: string, fields?: Fields): void;
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly now: () => number;
  readonly print: (line: string) => void;
}

export function createLogger({ level, now, print }: LoggerOptions): Logger {
  const least = logLevels.indexOf(level);
  const write = (at: LogLevel, message: string, fields: Fields = {}): void => {
    if (logLevels.indexOf(at) < least) return;
    print(`${JSON.stringify({ time: new Date(now()).toISOString(), level: at, message, ...fields }, replaceErrors)}\n`);
  };
  return {
    write,
    debug: (message, fields) => write("debug", message, fields),
    info: (message, fields) => write("info", message, fields),
    warn: (message, fields) => write("warn", message, fields),
    error: (message, fields) => write("error", message, fields),
  };
}

/** An error has no enumerable fields of its own: JSON would show {}. */
function replaceErrors(_: string, value: unknown): unknown {
  return value instanceof Error ? messageOf(value) : value;
}
