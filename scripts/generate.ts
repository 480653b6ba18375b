/** Makes what is not in git: the validator, the types and the precompiled templates. */
import '../schemas/build.ts';
import '../templates/build.ts';
