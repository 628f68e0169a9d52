/** Where a worker says what happens; the daemon gives it its form. */
export type Log = (
  level: "debug" | "info" | "warn" | "error",
  text: string,
  details?: Readonly<Record<string, string | number>>,
) => void;
