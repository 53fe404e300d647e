package org.mortise.core.formula;

class Impure {
    com.fasterxml.jackson.databind.JsonNode json;
}
