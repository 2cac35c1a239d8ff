"""What every report that is handed up holds, whether a county's, a city's or a province's."""
