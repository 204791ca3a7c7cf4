export type { Wake } from './core/life';
export type { Move, MoveOrder } from './moves/move-rows';
export { ProcessMoves } from './moves/process-moves';
export * from './process-host';
export * from './processes.module';
export { ProcessRecovery, type RecoveryProgress } from './recovery/process-recovery';
