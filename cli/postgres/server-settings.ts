/**
 * PostgreSQL's settings, given on the command line at every start, so that data made by an older version of this
 * list never runs with it. Sized for a small machine that other things run on too.
 */
export function serverSettings(port: number): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a socket's path is limited to some 100 characters; a home may be longer

    // What was acknowledged must survive a power cut.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',

    max_connections: 200,
    shared_buffers: '64MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '32MB',
    min_wal_size: '48MB',
    max_wal_size: '256MB',
    // Nothing replicates this database.
    wal_level: 'minimal',
    max_wal_senders: 0,
    // Containers give 64 MB of shared memory, which parallel workers would exceed.
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    io_method: 'sync',

    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
