import type { Course } from './course.ts';
import type { WorldTicket } from './world.ts';

export function simulateTickets(_course: Course): readonly WorldTicket[] {
  return [];
}
