/** How each kind of check is made: one class per kind. */
package dev.vpcdoctor.probe.check;
