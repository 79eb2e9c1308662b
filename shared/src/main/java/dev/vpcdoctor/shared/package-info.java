/** What the probe and the command line must agree on: requests, observations, outcomes, and their JSON. */
package dev.vpcdoctor.shared;
