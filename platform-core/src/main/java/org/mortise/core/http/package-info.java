/**
 * What every REST resource stands on: who calls and in which language, problems as problem+json, limits, requests that may be
 * repeated, pages. Knows no feature; uses kernel and database.
 */
@NullMarked
package org.mortise.core.http;

import org.jspecify.annotations.NullMarked;
