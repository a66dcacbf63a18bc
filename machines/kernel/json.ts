// Everything that is kept is JSON: snapshots, events, facts. No Date, Map, class.
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
