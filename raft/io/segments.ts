/** One file of the log, and the highest entry in it: when that is compacted away, so may the file be. */
export interface Segment {
  readonly name: string;
  readonly sequence: number;
  readonly keyName: string;
  maxIndex: number;
}
