import { test } from 'uvu';
import { testCharts } from '../support/corpus.ts';

testCharts(4, false);

test.run();
