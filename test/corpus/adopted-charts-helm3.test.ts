import { test } from 'uvu';
import { testCharts } from '../support/corpus.ts';

testCharts(3, true);

test.run();
