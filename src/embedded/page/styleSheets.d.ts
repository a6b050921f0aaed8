/** Style sheets are taken out of the bundle; importing one gives nothing. */
declare module "*.css";
