package org.mortise.form.rest;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists. */
class Listing {

    @RestQuery
    @Nullable
    String filter;

    @RestQuery
    @Nullable
    String search;

    @RestQuery
    @Nullable
    String sort;

    @RestQuery
    @Nullable
    String fields;

    @RestQuery
    @Nullable
    String view;

    @RestQuery
    @Nullable
    String cursor;

    @RestQuery
    @Nullable
    Integer limit;

    Questions.Asked asked() {
        return new Questions.Asked(filter, search, sort, fields, view);
    }
}
