package dev.vpcdoctor.architecture.wronghouse.network.model;

import com.fasterxml.jackson.databind.JsonNode;

record ModelThatHoldsJson(JsonNode json) {}
