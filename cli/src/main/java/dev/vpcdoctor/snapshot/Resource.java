package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One AWS resource in AWS's own words.
 *
 * @param kind what it is
 * @param id the value of the kind's identifying field
 * @param json the object as AWS printed it, unknown fields included; never changed after loading
 * @param origin where it was read
 */
public record Resource(ResourceKind kind, String id, JsonNode json, Origin origin) {}
