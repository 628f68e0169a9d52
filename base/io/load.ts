/** A meter of how busy this process is: each call answers the share of the time since the call before that it worked. */
export function loadMeter(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    return utilization;
  };
}
