// The comfort of every page, one module a deed; none needs another. Gathered into one file where files are hashed.
import "./once.js";
import "./confirm.js";
import "./counter.js";
import "./checks.js";
import "./conflict.js";
import "./draft.js";
import "./upload.js";
import "./find.js";
import "./size.js";
import "./tabs.js";
import "./lists.js";
import "./keys.js";
import "./menu.js";
import "./network.js";
