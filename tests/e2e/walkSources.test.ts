import { scenarioNames } from '../../mocks/scenarios/scenarioNames.ts';
import { RELEASE_STORIES, walkScenarios } from './walkScenarios.ts';

// In two files, so that two browsers share the way: everything that the other one leaves.
walkScenarios(scenarioNames.filter((name) => !RELEASE_STORIES.includes(name)));
