/** The version of this program. */
export const clientVersion = "0.1.0";
