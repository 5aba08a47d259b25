export { activeToolFault, newestShownMs } from './world/toolFaults.ts';
