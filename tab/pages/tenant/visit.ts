/** Whether the person has asked for their tenant since the app was opened: coming back to the page shows it again. */
export const visit = { wanted: false }
