// SPDX-License-Identifier: Apache-2.0
// Run before each test file of the unit suite, in whatever process.
import { afterAll } from 'vitest';
import { cleanUp } from './cleanup.ts';

afterAll(cleanUp);
