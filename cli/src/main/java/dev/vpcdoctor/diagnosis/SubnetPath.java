package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Path;

/**
 * The path from one subnet of the function to one of the places where the target may be.
 *
 * @param current false for a place where the target may come to stand but does not stand now: it is told, and does not
 *     count
 */
public record SubnetPath(Subnet subnet, Path path, boolean current) {}
