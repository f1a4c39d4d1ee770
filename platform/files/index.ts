export { createWatchedFile, isSameSight, type Sight, type WatchedFile } from './watched-file.ts'
