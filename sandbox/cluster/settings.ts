/** Command-line settings of the server. */
export function settingsFor({ port, durable }: { port: number; durable: boolean }): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    // Socket paths are limited to about 100 characters, which a deep project folder exceeds.
    unix_socket_directories: "",
    max_connections: 200,
    timezone: "UTC",
    log_timezone: "UTC",
    // Nobody replicates from a sandbox.
    wal_level: "minimal",
    max_wal_senders: 0,
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
