// Comfort only: every page can be read and every form sent without these.
import { watchForms } from "./forms";
import { watchKeys } from "./keys";
import { watchMentions } from "./mentions";
import { centreMaps, watchNets } from "./nets";
import { watchProgress } from "./progress";
import { watchTheme } from "./theme-switch";

watchForms();
watchKeys();
watchTheme();
watchNets();
centreMaps();
watchProgress();
watchMentions();
