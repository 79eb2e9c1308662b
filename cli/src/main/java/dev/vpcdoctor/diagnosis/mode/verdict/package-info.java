/** What keeps a verdict from being reached: packets that do what the configuration rules out. */
package dev.vpcdoctor.diagnosis.mode.verdict;
