package dev.vpcdoctor.architecture.violations.network.model;

import com.fasterxml.jackson.databind.JsonNode;

record ModelThatHoldsJson(JsonNode json) {}
