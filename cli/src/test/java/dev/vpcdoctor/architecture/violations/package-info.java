/** Classes each of which breaks a rule about who may use what, so that the rules can be seen to fail. */
package dev.vpcdoctor.architecture.violations;
