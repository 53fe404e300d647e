package org.mortise.flow;

@jakarta.ws.rs.Path("/things")
class Thing {}
