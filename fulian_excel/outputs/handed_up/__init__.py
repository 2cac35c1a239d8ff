"""The sheets that every report to be handed up has, whether a county's, a city's or a province's."""
