import { requirements } from "../deploy/setup/requirements.ts";
import { setUp } from "../deploy/setup/setup.ts";
import { printedSteps } from "../deploy/tools/steps.ts";

/* What `npm test` needs of the machine: what the lab needs, and openssl to look at our certificates with other eyes. */
await setUp(printedSteps(process.stdout), [requirements.openssl]);
console.log("everything is there");
