import { RELEASE_STORIES, walkScenarios } from './walkScenarios.ts';

walkScenarios(RELEASE_STORIES);
