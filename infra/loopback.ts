/** 127.0.0.0/8, ::1, localhost: an address of this machine alone. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|\[::1\]|::1|127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3})$/i.test(host);
