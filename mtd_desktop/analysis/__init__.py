"""What can be counted on a map: who covers which track, what joins the tracks, who stands between others."""
