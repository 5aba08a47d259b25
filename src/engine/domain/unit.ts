/**
 * Unit of a reading's value. Text ("0.31 %", "42 min") is made in ui/format only.
 * ratio: 0-1. duration: ms. count: a number of things. rate-per-1000: things per 1,000 sessions. score: 0-1 (Apdex).
 */
export type Unit = 'ratio' | 'duration' | 'count' | 'per-1000-sessions' | 'score';
